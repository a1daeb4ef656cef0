/** Something the caller of the host asked for cannot be done. `status` is what the host API answers. */
export class HostError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HostError';
    this.status = status;
  }
}
