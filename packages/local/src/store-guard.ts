import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';

const reads = /\.(?:GetItem|BatchGetItem|Query|Scan|DescribeTable|ListTables)$/;

/**
 * Stands before an embedded DynamoDB. Once the disk has refused a write it lets no other through: LevelDB may
 * have written half a record by then, and whatever it appends behind that is lost when its log is read
 * again, though it was acknowledged. So the store has to be opened anew before it takes another write.
 * Reads go on all the while. And it says when nothing is under way: the store may be closed only then, since
 * what still runs would end the process.
 */
export class StoreGuard {
  #refused = false;
  #shut = false;
  #underWay = 0;
  #idle: () => void = () => {};

  /**
   * @param server not yet listening; its own listener is taken over
   * @param onRefused called when the disk has refused a write, once until {@link open}
   */
  constructor(server: Server, onRefused: () => void) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what listens to requests
    const serve = server.listeners('request')[0] as RequestListener;
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      const read = isRead(request);
      if (this.#shut || (this.#refused && !read)) return refuse(request, response);
      this.#watch(request, response, read ? undefined : onRefused);
      serve.call(server, request, response);
    });
  }

  /** Lets everything through again: the store was opened anew. */
  open(): void {
    this.#refused = false;
    this.#shut = false;
  }

  /** Lets nothing through any more; returns when nothing is under way. */
  async shut(): Promise<void> {
    this.#shut = true;
    while (this.#underWay > 0) await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #watch(request: IncomingMessage, response: ServerResponse, onRefused?: () => void): void {
    this.#underWay++;
    // The store answers all that it has the whole of, whether or not anybody still listens.
    request.once('close', () => request.complete || this.#done());
    const end = response.end.bind(response);
    response.end = ((...all: Parameters<typeof end>) => {
      this.#done();
      if (onRefused === undefined) return end(...all);
      // Acknowledged behind a refused write, it may be lost: nobody is told that it is there.
      if (this.#refused) return response.destroy();
      if (response.statusCode === 500) {
        this.#refused = true;
        onRefused();
      }
      return end(...all);
    }) as typeof end;
  }

  #done(): void {
    this.#underWay--;
    this.#idle();
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
      message: 'the store takes no requests at the moment',
    }),
  );
}
