/** The command line: lint, compile, match, plan, rehearse, backtest. JSON on stdout with `--json`; messages on stderr; exit 1 on an error in the input. */
import { runCommand } from './cli/command.ts';

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
