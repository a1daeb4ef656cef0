import { readArguments, USAGE } from './arguments.ts';
import { replaySeed } from './replay-seed.ts';
import { replayTrial } from './replay-trial.ts';
import { runKills } from './run-kills.ts';
import { runPlanted } from './run-planted.ts';
import { runSeeds } from './run-seeds.ts';
import { runTrials } from './run-trials.ts';

/** `npm run simulate`: exit code 1 where an invariant is broken. */
async function main(): Promise<boolean> {
  const wanted = readArguments(process.argv.slice(2));
  switch (wanted.mode) {
    case 'replay':
      return replaySeed(wanted);
    case 'kill-all':
      return runKills(wanted);
    case 'trials':
      return wanted.trace ? replayTrial(wanted) : runTrials(wanted);
    case 'planted':
      return runPlanted(wanted);
    default:
      return runSeeds(wanted);
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${USAGE}\n`,
  );
  process.exitCode = 2;
}
