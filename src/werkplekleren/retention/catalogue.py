"""What the planner needs of a toolbox."""

from collections.abc import Mapping
from typing import Protocol

from werkplekleren.retention.levels import LevelScale
from werkplekleren.retention.options import RetentionOption
from werkplekleren.retention.risk_method import RiskMethod
from werkplekleren.retention.transfer_method import TransferMethod


class RetentionCatalogue(Protocol):
    """Anything that holds transfer methods, retention options, risk methods and level scales by id; a `Toolbox` does."""

    @property
    def transfer_methods(self) -> Mapping[str, TransferMethod]:
        """Ways of handing over knowledge."""
        ...

    @property
    def retention_options(self) -> Mapping[str, RetentionOption]:
        """Ways to keep work going when knowledge leaves; the built-in ones are used where there are none."""
        ...

    @property
    def risk_methods(self) -> Mapping[str, RiskMethod]:
        """Ways of judging the risk of losing knowledge."""
        ...

    def default_risk_method(self) -> RiskMethod:
        """The risk method that is used when nobody chooses one."""
        ...

    @property
    def level_scales(self) -> Mapping[str, LevelScale]:
        """Level scales."""
        ...
