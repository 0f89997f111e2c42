"""A leaflet for each service."""
