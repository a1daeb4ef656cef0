/** The app's queues as the rest of the host uses them. */
export interface QueueService {
  /** `origin` is the invocation at which the chain of pushes began. */
  handle(installation: string, path: string, init: RequestInit, origin: string): Promise<Response>;
  /** Events that are not done with. */
  pending(): number;
  forget(installation: string): void;
  dispose(): void;
}
