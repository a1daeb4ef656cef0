/** A fault that cannot be injected as asked. The host API answers it with 400. */
export class FaultError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FaultError';
  }
}
