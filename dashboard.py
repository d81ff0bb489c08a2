"""The dashboard: Streamlit entry, wiring only."""
