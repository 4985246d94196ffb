"""Which page belongs to which stage; a page's module is imported when it is first visited."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from vit_studio.window.pages.stage import Stage

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.pages.page import Page

PageFactory = Callable[["Studio"], "Page"]


def _image(studio: "Studio") -> "Page":
    from vit_studio.window.pages.image.image_page import ImagePage

    return ImagePage(studio)


def _patches(studio: "Studio") -> "Page":
    from vit_studio.window.pages.patches.patches_page import PatchesPage

    return PatchesPage(studio)


def _embedding(studio: "Studio") -> "Page":
    from vit_studio.window.pages.embedding.embedding_page import EmbeddingPage

    return EmbeddingPage(studio)


def _tokens(studio: "Studio") -> "Page":
    from vit_studio.window.pages.tokens.tokens_page import TokensPage

    return TokensPage(studio)


def _encoder(studio: "Studio") -> "Page":
    from vit_studio.window.pages.encoder.encoder_page import EncoderPage

    return EncoderPage(studio)


def _prediction(studio: "Studio") -> "Page":
    from vit_studio.window.pages.prediction.prediction_page import PredictionPage

    return PredictionPage(studio)


PAGES: Final[Mapping[Stage, PageFactory]] = {
    Stage.IMAGE: _image,
    Stage.PATCHES: _patches,
    Stage.EMBEDDING: _embedding,
    Stage.TOKENS: _tokens,
    Stage.ENCODER: _encoder,
    Stage.PREDICTION: _prediction,
}
