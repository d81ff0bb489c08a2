"""The web becomes pages: one site at a time, decisive pages first, every outcome kept."""
