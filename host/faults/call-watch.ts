import type { PlatformCall } from '../forge/platform/call.ts';
import type { Fault } from './fault.ts';

/** Sees every call of the app to the platform before it is made, and every fault that strikes one. */
export interface CallWatch {
  called?(call: PlatformCall): void;
  struck?(fault: Fault, call: PlatformCall): void;
}
