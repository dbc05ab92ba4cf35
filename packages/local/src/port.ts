import { createServer } from 'node:net';
import { once } from 'node:events';

/** Who has a port of this machine. */
export type PortState = 'free' | 'teller' | 'somebody-else';

/**
 * Looks at a port before anything is opened. A program that answers as Teller does is told from any
 * other, within a second.
 */
export async function lookAt(port: number): Promise<PortState> {
  const server = createServer();
  try {
    server.listen(port, 'localhost');
    await once(server, 'listening');
    return 'free';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return (await answersAsTeller(port)) ? 'teller' : 'somebody-else';
  } finally {
    server.close();
  }
}

async function answersAsTeller(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://localhost:${port}/api/record/nothing-here`, {
      signal: AbortSignal.timeout(1000),
    });
    return (await answer.text()).includes('urn:teller:problem:');
  } catch {
    return false;
  }
}
