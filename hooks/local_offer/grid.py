"""Latitude and longitude as a position on the British National Grid, to within about 5 metres.

The formulas of Ordnance Survey's "A guide to coordinate systems in Great Britain": WGS84 to Airy 1830 by
seven parameters (section 6.6), then the transverse Mercator projection (annexe C).
"""

from __future__ import annotations

from math import asin, atan2, cos, hypot, radians, sin, sqrt, tan

BOUNDS = (49.8, 60.9, -8.7, 1.8)
"""South, north, west and east of what the grid covers, in degrees."""


def in_britain(latitude: float, longitude: float) -> bool:
    """Whether a position lies where the grid has numbers."""
    south, north, west, east = BOUNDS
    return south <= latitude <= north and west <= longitude <= east


def to_grid(latitude: float, longitude: float) -> tuple[int, int]:
    """Easting and northing in metres of a position in degrees (WGS84, as GPS and feeds give it)."""
    phi, lam = _to_airy(radians(latitude), radians(longitude))
    a, b, f0, e0, n0 = 6377563.396, 6356256.909, 0.9996012717, 400_000, -100_000
    phi0, lam0 = radians(49), radians(-2)
    e2, n = 1 - (b / a) ** 2, (a - b) / (a + b)
    nu = a * f0 / sqrt(1 - e2 * sin(phi) ** 2)
    rho = a * f0 * (1 - e2) / (1 - e2 * sin(phi) ** 2) ** 1.5
    eta2, t2, c, d, s = nu / rho - 1, tan(phi) ** 2, cos(phi), phi - phi0, phi + phi0
    m = b * f0 * (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * d
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(d) * cos(s)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * d) * cos(2 * s)
        - 35 / 24 * n**3 * sin(3 * d) * cos(3 * s)
    )  # fmt: skip
    x = lam - lam0
    north = nu * sin(phi) * (
        c / 2 * x**2 + c**3 / 24 * (5 - t2 + 9 * eta2) * x**4 + c**5 / 720 * (61 - 58 * t2 + t2**2) * x**6
    )  # fmt: skip
    east = nu * (
        c * x + c**3 / 6 * (nu / rho - t2) * x**3
        + c**5 / 120 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2) * x**5
    )  # fmt: skip
    return round(e0 + east), round(n0 + m + north)


def _to_airy(phi: float, lam: float) -> tuple[float, float]:
    """The same point on the older ellipsoid that the grid is drawn on, in radians."""
    a, b = 6378137.0, 6356752.3142
    nu = a / sqrt(1 - (1 - (b / a) ** 2) * sin(phi) ** 2)
    x, y, z = nu * cos(phi) * cos(lam), nu * cos(phi) * sin(lam), (b / a) ** 2 * nu * sin(phi)
    scale = 1 + 20.4894e-6
    rx, ry, rz = (radians(-seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
    x, y, z = (
        -446.448 + scale * x - rz * y + ry * z,
        125.157 + rz * x + scale * y - rx * z,
        -542.060 - ry * x + rx * y + scale * z,
    )
    a, b = 6377563.396, 6356256.909
    e2, p = 1 - (b / a) ** 2, hypot(x, y)
    phi = asin(z / sqrt(p**2 + z**2))
    for _ in range(6):  # settles to less than a millimetre
        phi = atan2(z + e2 * a / sqrt(1 - e2 * sin(phi) ** 2) * sin(phi), p)
    return phi, atan2(y, x)
