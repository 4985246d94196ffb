"""Learning: a sequence of events that knows no window and no files, and can be left and resumed at any step."""

import time
from collections.abc import Callable, Iterator

from vit_studio.data.images import ImageSet
from vit_studio.training.batches import Batches
from vit_studio.training.evaluate import Score, Stopped, evaluate, never
from vit_studio.training.events import Evaluated, Finished, Progress, Started, TrainEvent
from vit_studio.training.initial import initial_model
from vit_studio.training.learner import Learner
from vit_studio.training.pace import Pace
from vit_studio.training.plan import check_fit, check_resumable, evaluation_steps
from vit_studio.training.room import told_where_it_ends
from vit_studio.training.schedule import learning_rate_at
from vit_studio.training.settings import TrainSettings
from vit_studio.training.split import hold_out, spread
from vit_studio.training.state import TrainState, copied
from vit_studio.training.world import World
from vit_studio.vit.model import VisionTransformer

__all__ = ["Training", "initial_model", "train"]


def train(
    model: VisionTransformer,
    images: ImageSet,
    settings: TrainSettings,
    *,
    should_stop: Callable[[], bool] = never,
    resume: TrainState | None = None,
    device: str = "cpu",
) -> Iterator[TrainEvent]:
    """The events of a `Training`, for whoever needs no more than these."""
    yield from Training(model, images, settings, should_stop=should_stop, resume=resume, device=device).events()


class Training:
    """Trains `model` in place, one step for each event that is asked for, from the start or from where `resume` stands.

    On another `device` than the CPU (`training.device` says what there is) the model moves there, and comes back in
    the end; with a `world` (`training.distributed`) all its processes train, each on its own.
    `should_stop` is asked before each step, and between the batches of an evaluation; what was learned stays in the
    model, and `events` may be asked for again to go on. The same model, images, settings and number of torch threads
    give the same events and weights bit for bit, times apart, however often the training was left and resumed; torch's
    own generator is left alone. The test split is never looked at. Raises ConfigError where model, images and state
    do not fit, and out of `events` DivergedError where the loss is no longer a number, VitStudioError
    where memory runs out.
    """

    def __init__(
        self,
        model: VisionTransformer,
        images: ImageSet,
        settings: TrainSettings,
        *,
        should_stop: Callable[[], bool] = never,
        resume: TrainState | None = None,
        device: str = "cpu",
        world: World | None = None,
    ) -> None:
        check_fit(model.config, images)
        self.model = model
        self._images = images
        self._settings = settings
        self._should_stop = should_stop
        self._world = world or World(device=device)
        self._held_out = hold_out(images, settings.valid_images, teach=settings.train_images)
        self._eval_train = spread(images, self._held_out.train, settings.eval_train_images)
        self._batches = Batches(images, self._held_out.train, settings, self._world)
        with told_where_it_ends():
            self._learner = Learner(model, settings, self._world)
        self._to_evaluate = evaluation_steps(settings.epochs, self.epoch_steps)
        self._step = 0
        self._evaluation_due = True
        self._was_asked_to_stop = False
        self._pace = Pace()
        if resume is not None:
            self._go_back_to(resume)

    @property
    def step(self) -> int:
        """Steps taken."""
        return self._step

    @property
    def steps(self) -> int:
        """Steps of the whole training."""
        return self._settings.epochs * self.epoch_steps

    @property
    def epoch_steps(self) -> int:
        """Steps of one epoch."""
        return self._batches.epoch_steps

    def state(self) -> TrainState:
        """Where the training stands: between two events, or after the last."""
        return TrainState(
            step=self._step,
            seconds=self._pace.seconds,
            images=self._pace.images,
            weights=copied(self.model.state_dict()),
            optimizer=self._learner.state(),
            evaluation_seconds=self._pace.evaluation_seconds,
            evaluation_due=self._evaluation_due,
        )

    def events(self) -> Iterator[TrainEvent]:
        """Started, then each step and evaluation, and in the end Finished; the model is left in eval mode."""
        self._was_asked_to_stop = False
        try:
            yield self._started()
            with told_where_it_ends():
                self._learner.begin()
                yield from self._told_until_the_end()
        finally:
            self._learner.rest()
        yield self._finished()

    def _told_until_the_end(self) -> Iterator[TrainEvent]:
        yield from self._evaluated()
        while self._step < self.steps and not self._world.any(self._was_asked_to_stop or self._should_stop()):
            yield self._progressed()
            yield from self._evaluated()

    def _go_back_to(self, state: TrainState) -> None:
        check_resumable(state.step, self.steps)
        self._learner.load(state.weights, state.optimizer, step=state.step)
        self._step = state.step
        self._evaluation_due = state.evaluation_due
        self._pace = Pace(images=state.images, seconds=state.seconds, evaluation_seconds=state.evaluation_seconds)

    def _started(self) -> Started:
        return Started(
            steps=self.steps,
            epochs=self._settings.epochs,
            train_images=len(self._held_out.train),
            valid_images=len(self._held_out.valid),
            step=self._step,
            epoch_steps=self.epoch_steps,
        )

    def _progressed(self) -> Progress:
        start = time.perf_counter()
        settings = self._settings
        learning_rate = learning_rate_at(
            self._step,
            steps=self.steps,
            peak=settings.learning_rate,
            warmup=settings.warmup,
            lowest=settings.min_learning_rate,
        )
        batch = self._batches.at(self._step)
        learned = self._learner.learn(batch, step=self._step, learning_rate=learning_rate)
        self._step += 1
        self._evaluation_due = self._step in self._to_evaluate
        self._pace.step_took(time.perf_counter() - start, images=batch.images)
        return Progress(
            step=self._step,
            steps=self.steps,
            epoch=self._step / self.epoch_steps,
            loss=learned.loss,
            accuracy=learned.accuracy,
            learning_rate=learning_rate,
            images_per_second=self._pace.recent,
            seconds_left=self._seconds_left(),
            grad_norm=learned.grad_norm,
            batch_images=batch.images,
            seconds=self._pace.all_seconds,
        )

    def _evaluated(self) -> Iterator[Evaluated]:
        """The evaluation of this step, if there is to be one; none where it was asked to stop before it was done."""
        if self._evaluation_due and self._world.is_first:
            start = time.perf_counter()
            try:
                train, valid = (
                    evaluate(self.model, self._images, indices, should_stop=self._should_stop)
                    for indices in (self._eval_train, self._held_out.valid)
                )
            except Stopped:
                self._was_asked_to_stop = True
                return
            self._evaluation_due = False
            self._pace.evaluation_took(time.perf_counter() - start)
            yield self._told(train, valid)

    def _told(self, train: Score, valid: Score) -> Evaluated:
        return Evaluated(
            step=self._step,
            epoch=self._step / self.epoch_steps,
            train_loss=train.loss,
            train_accuracy=train.accuracy,
            valid_loss=valid.loss,
            valid_accuracy=valid.accuracy,
            confusion=valid.confusion,
            seconds=self._pace.all_seconds,
        )

    def _finished(self) -> Finished:
        return Finished(
            step=self._step,
            steps=self.steps,
            seconds=self._pace.all_seconds,
            images_per_second=self._pace.overall,
            stopped=self._step < self.steps,
        )

    def _seconds_left(self) -> float:
        evaluations = sum(1 for step in self._to_evaluate if step >= self._step)
        return self._pace.seconds_left(steps=self.steps - self._step, evaluations=evaluations)
