"""Finding room for labels: the taken stretches of a few lines below each other."""


class Lanes:
    """Stretches that are taken, per line; the first line with room is used.

    Args:
        left: Where every line begins.
        right: Where every line ends.
        gap: What must stay free between two stretches.
    """

    def __init__(self, left: float, right: float, gap: float = 6) -> None:
        self.left = left
        self.right = right
        self.gap = gap
        self.lines: list[list[tuple[float, float]]] = []

    def is_empty(self, line: int, start: float, end: float) -> bool:
        """Whether nothing on a line shares any of a stretch; touching is allowed."""
        return line >= len(self.lines) or all(end <= left or right <= start for left, right in self.lines[line])

    def is_free(self, line: int, start: float, end: float, *, but: float | None = None) -> bool:
        """Whether a stretch of a line lies within bounds, with a gap on both sides.

        Args:
            line: The line.
            start: Begin of the stretch.
            end: End of the stretch.
            but: What ends here may be closer.
        """
        if start < self.left or end > self.right:
            return False
        return line >= len(self.lines) or all(
            end + self.gap <= left or right + self.gap <= start or (right == but and right <= start) for left, right in self.lines[line]
        )

    def take(self, line: int, start: float, end: float) -> None:
        """Note that a stretch is taken."""
        while len(self.lines) <= line:
            self.lines.append([])
        self.lines[line].append((start, end))

    def place(self, starts: tuple[float, ...], width: float, first: int = 0) -> tuple[int, float]:
        """Take room for something of `width` that would like to begin at one of `starts`.

        Places that would fall outside are moved inside. Lines are tried from `first` down, and on each
        line the starts in their order; below the last line there is always room.

        Returns:
            The line and where it begins.
        """
        inside = [min(max(start, self.left), max(self.left, self.right - width)) for start in starts]
        line = first
        while True:
            for start in inside:
                if line >= len(self.lines) or self.is_free(line, start, start + width):
                    self.take(line, start, start + width)
                    return line, start
            line += 1
