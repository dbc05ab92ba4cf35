// `npm run teller -- COMMAND`. Each command says here what it takes, and is loaded only when it is asked for.
import { Command } from 'commander';
import { sayUnforeseen, watchOutput } from './terminal/unforeseen.ts';
import { sayVersion } from './terminal/version.ts';
import { addCompare } from './commands/compare.ts';
import { addConvert } from './commands/convert.ts';
import { addCount } from './commands/count.ts';
import { addCountback } from './commands/countback.ts';
import { addFollow } from './commands/follow.ts';
import { addMargin } from './commands/margin.ts';
import { addRehearse } from './commands/rehearse.ts';
import { addSlates } from './commands/slates.ts';
import { addTrustee } from './commands/trustee.ts';
import { addVerify } from './commands/verify.ts';

const program = new Command('teller')
  .description('Counts, verifies and rehearses elections by single transferable vote.')
  .option('--version', 'say which version this is')
  .on('option:version', sayVersion)
  .configureHelp({ showGlobalOptions: false })
  .showHelpAfterError('(see: teller help)');

addCount(program);
addConvert(program);
addVerify(program);
addRehearse(program);
addCompare(program);
addCountback(program);
addMargin(program);
addFollow(program);
addSlates(program);
addTrustee(program);

watchOutput();
await program.parseAsync().catch((error: unknown) => {
  process.exitCode = sayUnforeseen(error);
});
