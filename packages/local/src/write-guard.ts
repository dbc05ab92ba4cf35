import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

const reads = /\.(?:GetItem|BatchGetItem|Query|Scan|DescribeTable|ListTables)$/;

/**
 * Stands before an embedded DynamoDB and lets no write through once the disk has refused one. LevelDB may
 * have written half a record by then, and whatever it appends behind that is lost when its log is read
 * again, though it was acknowledged. So the store has to be opened anew before it takes another write.
 * Reads go on all the while.
 */
export class WriteGuard {
  #refused = false;

  /**
   * @param server not yet listening; its own listener is taken over
   * @param onRefused called when the disk has refused a write, once until {@link open}
   */
  constructor(server: Server, onRefused: () => void) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what listens to requests
    const serve = server.listeners('request')[0] as RequestListener;
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (isRead(request)) serve.call(server, request, response);
      else if (this.#refused) refuse(request, response);
      else {
        this.#watch(response, onRefused);
        serve.call(server, request, response);
      }
    });
  }

  /** Lets writes through again: the store was opened anew. */
  open(): void {
    this.#refused = false;
  }

  #watch(response: ServerResponse, onRefused: () => void): void {
    const end = response.end.bind(response);
    response.end = ((...all: Parameters<typeof end>) => {
      // Acknowledged behind a refused write, it may be lost: nobody is told that it is there.
      if (this.#refused) return response.destroy();
      if (response.statusCode === 500) {
        this.#refused = true;
        onRefused();
      }
      return end(...all);
    }) as typeof end;
  }
}

function isRead({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' || reads.test(String(headers['x-amz-target']));
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(
    JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
      message: 'the disk refuses writes',
    }),
  );
}
