export interface Timer {
  readonly at: number;
  readonly task: () => void | Promise<void>;
  readonly order: number;
  cancelled: boolean;
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Timers in the order in which they fall due; those of the same moment in the order they were set. */
export class TimerHeap {
  private readonly items: Timer[] = [];
  private live = 0;

  /** Timers that have neither fired nor been cancelled. */
  get size(): number {
    return this.live;
  }

  add(timer: Timer): void {
    this.live += 1;
    this.items.push(timer);
    this.rise(this.items.length - 1);
  }

  cancel(timer: Timer): void {
    if (timer.cancelled) return;
    timer.cancelled = true;
    this.live -= 1;
  }

  /** The next timer, left in place. */
  peek(): Timer | undefined {
    while (this.items[0]?.cancelled) this.removeFirst();
    return this.items[0];
  }

  /** Takes the next timer out. It can no longer be cancelled. */
  take(): Timer | undefined {
    const first = this.peek();
    if (first === undefined) return undefined;
    this.removeFirst();
    this.cancel(first);
    return first;
  }

  clear(): void {
    for (const timer of this.items) timer.cancelled = true;
    this.items.length = 0;
    this.live = 0;
  }

  private removeFirst(): void {
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return;
    this.items[0] = last;
    this.sink(0);
  }

  private rise(index: number): void {
    let child = index;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.swapIfBefore(child, parent)) return;
      child = parent;
    }
  }

  private sink(index: number): void {
    let parent = index;
    for (;;) {
      const left = parent * 2 + 1;
      const right = left + 1;
      const smaller = this.isBefore(right, left) ? right : left;
      if (!this.swapIfBefore(smaller, parent)) return;
      parent = smaller;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [x, y] = [this.items[a], this.items[b]];
    return x !== undefined && y !== undefined && before(x, y);
  }

  private swapIfBefore(a: number, b: number): boolean {
    const [x, y] = [this.items[a], this.items[b]];
    if (x === undefined || y === undefined || !before(x, y)) return false;
    this.items[a] = y;
    this.items[b] = x;
    return true;
  }
}
