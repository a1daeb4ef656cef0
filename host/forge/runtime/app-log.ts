import { format } from 'node:util';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogLine {
  /** Epoch milliseconds on the host's clock. */
  readonly at: number;
  readonly level: LogLevel;
  /** Empty for lines written while the bundle was loaded. */
  readonly invocation: string;
  readonly text: string;
}

/** What one site's app wrote to its console: the last lines, in memory. */
export class AppLog {
  private readonly lines: LogLine[] = [];
  private readonly capacity: number;

  constructor(capacity = 2_000) {
    this.capacity = capacity;
  }

  write(line: LogLine): void {
    this.lines.push(line);
    if (this.lines.length > this.capacity) this.lines.splice(0, this.lines.length - this.capacity);
  }

  read(): readonly LogLine[] {
    return [...this.lines];
  }
}

/** The app's `console`. Only what writes lines is replaced. */
export function appConsole(write: (level: LogLevel, text: string) => void): object {
  const writer =
    (level: LogLevel) =>
    (...values: unknown[]) =>
      write(level, format(...values));
  return Object.assign(Object.create(console), {
    log: writer('info'),
    info: writer('info'),
    debug: writer('debug'),
    trace: writer('debug'),
    warn: writer('warn'),
    error: writer('error'),
  });
}
