/**
 * Promises of the app that fail with nobody waiting: on Forge they end the process. Each is charged to the work
 * in which it arose. One that arose elsewhere ends the process, as Node does where nobody listens.
 */
export class StrayRejections<Owner> {
  private readonly listener: (reason: unknown) => void;

  constructor(owner: () => Owner | undefined, charge: (owner: Owner, reason: unknown) => void) {
    this.listener = (reason) => {
      const found = owner();
      if (found !== undefined) charge(found, reason);
      else if (process.listenerCount('unhandledRejection') === 1) this.rethrow(reason);
    };
    process.on('unhandledRejection', this.listener);
  }

  dispose(): void {
    process.off('unhandledRejection', this.listener);
  }

  private rethrow(reason: unknown): void {
    setImmediate(() => {
      throw reason;
    });
  }
}
