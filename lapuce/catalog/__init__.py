"""Brands and devices: what their sheets say, how it is printed, compared and drawn."""

from typing import TYPE_CHECKING

from lapuce.catalog.money import Money, format_with_euros, in_euros, parse_money
from lapuce.later import give_later

if TYPE_CHECKING:
    from lapuce.catalog.chart import price_chart
    from lapuce.catalog.comparison import (
        compare,
        general_group,
        key_figures,
        label_under_caption,
        sheet_groups,
        tagline,
    )
    from lapuce.catalog.data import brand_to_json, figures, raw_data, to_json, to_row
    from lapuce.catalog.drawings import device_picture, device_thumbnail, silhouettes, sparkline
    from lapuce.catalog.leaders import leads, price_difference, standings
    from lapuce.catalog.prices import (
        PricePoint,
        all_prices,
        best_price,
        latest_price,
        launch_of,
        price_change,
        price_points,
        shown_price,
    )
    from lapuce.catalog.sheets import BrandSheet, DeviceSheet

__getattr__ = give_later(
    __name__,
    {
        "chart": ("price_chart",),
        "comparison": (
            "compare",
            "general_group",
            "key_figures",
            "label_under_caption",
            "sheet_groups",
            "tagline",
        ),
        "data": ("brand_to_json", "figures", "raw_data", "to_json", "to_row"),
        "drawings": ("device_picture", "device_thumbnail", "silhouettes", "sparkline"),
        "leaders": ("leads", "price_difference", "standings"),
        "prices": (
            "PricePoint",
            "all_prices",
            "best_price",
            "latest_price",
            "launch_of",
            "price_change",
            "price_points",
            "shown_price",
        ),
        "sheets": ("BrandSheet", "DeviceSheet"),
    },
)

__all__ = [
    "BrandSheet",
    "DeviceSheet",
    "Money",
    "PricePoint",
    "all_prices",
    "best_price",
    "brand_to_json",
    "compare",
    "device_picture",
    "device_thumbnail",
    "figures",
    "format_with_euros",
    "general_group",
    "in_euros",
    "key_figures",
    "label_under_caption",
    "latest_price",
    "launch_of",
    "leads",
    "parse_money",
    "price_change",
    "price_chart",
    "price_difference",
    "price_points",
    "raw_data",
    "sheet_groups",
    "shown_price",
    "silhouettes",
    "sparkline",
    "standings",
    "tagline",
    "to_json",
    "to_row",
]
