import { readApp } from './ground.ts';
import { huntOnHost } from './hunt-on-host.ts';
import { Laboratory } from './laboratory.ts';
import { plantedBugs } from './planted-bugs.ts';
import { runScenario } from './run-scenario.ts';
import { scenarios } from './scenarios.ts';
import { simulateSeed } from './simulate-seed.ts';
import { type Task, type TaskResult, taskSchema } from './task.ts';
import { trials } from './trials/trials.ts';

let laboratory: Promise<Laboratory> | undefined;

const open = (): Promise<Laboratory> => {
  laboratory ??= readApp().then((app) => new Laboratory(app));
  return laboratory;
};

async function carryOut(task: Task): Promise<TaskResult> {
  switch (task.kind) {
    case 'seed':
      return { ...(await simulateSeed(await open(), task.profile, task.seed, false, task.breadth)), runs: 1 };
    case 'kill': {
      const scenario = scenarios.find((one) => one.name === task.scenario);
      if (scenario === undefined) throw new Error(`There is no scenario ${task.scenario}.`);
      return { ...(await runScenario(await open(), scenario, task)), edits: 1, runs: 1 };
    }
    case 'trial': {
      const trial = trials.find((one) => one.name === task.trial);
      if (trial === undefined) throw new Error(`There is no trial ${task.trial}.`);
      return { ...(await trial.run(await open(), task.seed, false)), runs: 1 };
    }
    case 'bug': {
      const bug = plantedBugs.find((one) => one.name === task.bug);
      if (bug === undefined) throw new Error(`There is no planted bug ${task.bug}.`);
      const { found, ...rest } = await huntOnHost(await open(), bug, task.seeds, task.last);
      return found === undefined
        ? { ...rest, violations: [] }
        : { ...rest, violations: [found.what], place: found.place };
    }
  }
}

process.on('message', (message) => {
  const task = taskSchema.parse(message);
  carryOut(task)
    .catch((error: unknown): TaskResult => {
      const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { violations: [`I24 the run itself failed: ${why}`], edits: 0, virtualSeconds: 0, runs: 1 };
    })
    .then(({ violations, edits, virtualSeconds, runs, place }) =>
      process.send?.({ violations, edits, virtualSeconds, runs, place }),
    );
});
