import { ForgeKvsAPIError } from '@forge/kvs';

/** How the store refused a call, like `409 KEY_CONFLICT`; 'answered' where it did not. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    if (error instanceof ForgeKvsAPIError) return `${error.responseDetails.status} ${error.code}`;
    throw error;
  }
}
