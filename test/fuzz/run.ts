/** `npm run fuzz -- --requests N [--seed S]`: ends with one JSON line, and with 1 unless nothing came of any request. */
import { fuzz } from './fuzz.ts';

const given = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const requests = Number(given('requests') ?? 100_000);
if (!Number.isInteger(requests) || requests < 1) {
  process.stderr.write('--requests takes a number of requests, such as 1000000.\n');
  process.exit(2);
}
const from = Date.now();
const result = await fuzz(requests, given('seed') ?? 'fuzz');
const seconds = Math.round((Date.now() - from) / 100) / 10;
process.stdout.write(`${JSON.stringify({ ...result, seconds })}\n`);
process.exit(result.accepted + result.effects + result.unhandled === 0 ? 0 : 1);
