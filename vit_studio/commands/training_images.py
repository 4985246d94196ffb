"""The images that a training on the command line learns from."""

from pathlib import Path

from vit_studio.commands.progress_line import ProgressLine
from vit_studio.data import places
from vit_studio.data.fashion_mnist import find
from vit_studio.data.images import ImageSet
from vit_studio.data.loading import load_images


def images_for_training(data_dir: Path | None, *, drawn: bool, may_download: bool, line: ProgressLine) -> ImageSet:
    """Drawn garments, or Fashion-MNIST, fetched where it is missing and may be; raises DataError."""
    if drawn:
        from vit_studio.data.drawn_garments import draw_garments

        return draw_garments()
    folder = places.data_dir(data_dir)
    line.say(f"reading the images in {folder}")
    if may_download and find(folder) is None:
        _download(folder, line)
    images = load_images(
        folder, places.cache_dir(), progress=lambda done, total: line.show(done / total, "verifying and decoding")
    )
    line.clear()
    return images


def _download(folder: Path, line: ProgressLine) -> None:
    from vit_studio.data.download import download

    line.say(f"downloading Fashion-MNIST to {folder}")
    download(
        folder,
        progress=lambda done, total: line.show(
            done / total, "downloading", f"{done / 1e6:.1f} of {total / 1e6:.1f} MB"
        ),
    )
    line.clear()
