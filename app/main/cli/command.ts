/** Reads a command line and runs the command it names. */
import { parseArgs } from 'node:util';
import { backtestCommand } from './backtest-command.ts';
import { compileCommand } from './compile-command.ts';
import { diffCommand } from './diff-command.ts';
import type { Command, CommandInput, Output } from './input.ts';
import { lintCommand } from './lint-command.ts';
import { matchCommand } from './match-command.ts';
import { planCommand } from './plan-command.ts';
import { publishCommand } from './publish-command.ts';
import { rehearseCommand } from './rehearse-command.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  lint: lintCommand,
  compile: compileCommand,
  match: matchCommand,
  plan: planCommand,
  rehearse: rehearseCommand,
  backtest: backtestCommand,
  diff: diffCommand,
  publish: publishCommand,
};

const USAGE = `usage:
  stepwise lint FILE… [--json] [--policies DIR]
  stepwise compile FILE
  stepwise match --policies DIR (--ticket FILE | --batch FILE.jsonl)
  stepwise plan --policies DIR (--case FILE | --batch FILE.jsonl)
  stepwise rehearse SCRIPT… [--json]
  stepwise backtest --policies DIR --draft (FILE | DIR) --batch FILE.jsonl [--json | --csv]
                    [--model NAME --prices 'INPUT CACHED OUTPUT' [--max-cost AMOUNT] [--redact KINDS]]
  stepwise diff BEFORE AFTER [--json]
  stepwise publish --dry-run FILE… [--policies DIR] [--json]`;

/** Runs a command line; gives the exit code. */
export async function runCommand(argv: readonly string[], output: Output): Promise<number> {
  const [name = '', ...rest] = argv;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    if (name !== '' && name !== '--help' && name !== 'help') output.err(`there is no command \`${name}\``);
    output.err(USAGE);
    return name === '--help' || name === 'help' ? 0 : 1;
  }
  const input = readInput(rest);
  if (typeof input === 'string') {
    output.err(`${input}\n${USAGE}`);
    return 1;
  }
  return await command(input, output);
}

function readInput(argv: readonly string[]): CommandInput | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        policies: { type: 'string' },
        ticket: { type: 'string' },
        case: { type: 'string' },
        batch: { type: 'string' },
        draft: { type: 'string' },
        model: { type: 'string' },
        prices: { type: 'string' },
        'max-cost': { type: 'string' },
        redact: { type: 'string' },
        csv: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    return {
      files: positionals,
      policies: values.policies,
      ticket: values.ticket,
      case: values.case,
      batch: values.batch,
      draft: values.draft,
      model: values.model,
      prices: values.prices,
      maxCost: values['max-cost'],
      redact: values.redact,
      csv: values.csv ?? false,
      dryRun: values['dry-run'] ?? false,
      json: values.json ?? false,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
