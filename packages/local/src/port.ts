import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** Who has a port of this machine. */
export type PortState = 'free' | 'teller' | 'somebody-else';

/**
 * Looks at a port before anything is opened, by asking what is there. A program that answers as Teller does
 * is told from any other, within a second.
 */
export async function lookAt(port: number): Promise<PortState> {
  const signal = AbortSignal.timeout(1_000);
  try {
    const asked = get({ host: 'localhost', port, path: '/api/record/nothing-here', signal });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what this event brings
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return (await text(answer)).includes('urn:teller:problem:') ? 'teller' : 'somebody-else';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'ECONNREFUSED' ? 'free' : 'somebody-else';
  }
}
