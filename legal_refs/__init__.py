"""The law as data: provisions, benefits, disputed cases."""
