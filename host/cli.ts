import { applyCommand } from './cli/apply-command.ts';
import { connectCommand } from './cli/connect-command.ts';
import { runClient } from './cli/host-client.ts';
import { startCommand } from './cli/start-command.ts';
import { CliError, usage } from './cli/usage.ts';

/** The command line: starts a host, or drives one that runs. */
async function main(args: readonly string[]): Promise<void> {
  const [command, ...rest] = args;
  switch (command) {
    case 'start':
      return startCommand(rest);
    case 'connect':
      return connectCommand(rest);
    case 'apply':
      return applyCommand(rest);
    case 'sites':
    case 'sync':
    case 'status':
    case 'meters':
    case 'drain':
      return runClient(command, rest);
    case undefined:
    case 'help':
    case '--help':
      process.stdout.write(usage);
      return;
    default:
      throw new CliError(`There is no command "${command}".\n\n${usage}`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof CliError) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
