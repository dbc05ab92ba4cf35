import { serve, type Loopback } from './loopback.ts';

/**
 * The part of S3's REST interface that record files use, written after its published reference:
 * PutObject and multipart uploads with If-None-Match, GetObject with Range, CopyObject; error documents as S3 words them.
 */
export async function serveS3(): Promise<
  Loopback & {
    readonly objects: Map<string, Buffer>;
    readonly uploads: ReadonlyMap<string, unknown>;
  }
> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const server = await serve(({ method, path, headers, body }, response) => {
    const key = decodeURIComponent(path.split('?')[0] ?? '');
    const fail = (status: number, code: string): void => {
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(
        `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
    };
    const query = new URLSearchParams(path.split('?')[1] ?? '');
    const upload = query.get('uploadId');
    const xml = (text: string): void => {
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(text);
    };
    const source = headers['x-amz-copy-source'];
    if (method === 'POST' && query.has('uploads')) {
      const id = `upload-${uploads.size}`;
      uploads.set(id, new Map());
      xml(
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    } else if (method === 'PUT' && upload !== null) {
      const part = Number(query.get('partNumber'));
      uploads.get(upload)?.set(part, unchunked(body, headers['content-encoding']));
      response.writeHead(200, { etag: `"${part}"` });
      response.end();
    } else if (method === 'POST' && upload !== null) {
      if (headers['if-none-match'] === '*' && objects.has(key))
        return fail(412, 'PreconditionFailed');
      const parts = [...(uploads.get(upload) ?? [])].toSorted(([a], [b]) => a - b);
      objects.set(key, Buffer.concat(parts.map(([, bytes]) => bytes)));
      uploads.delete(upload);
      xml('<CompleteMultipartUploadResult><ETag>"e"</ETag></CompleteMultipartUploadResult>');
    } else if (method === 'DELETE' && upload !== null) {
      uploads.delete(upload);
      response.writeHead(204);
      response.end();
    } else if (method === 'PUT' && typeof source === 'string') {
      const copied = objects.get(`/${decodeURIComponent(source)}`);
      if (copied === undefined) return fail(404, 'NoSuchKey');
      objects.set(key, copied);
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end('<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>');
    } else if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && objects.has(key))
        return fail(412, 'PreconditionFailed');
      objects.set(key, unchunked(body, headers['content-encoding']));
      response.writeHead(200, { etag: '"e"' });
      response.end();
    } else {
      const bytes = objects.get(key);
      if (bytes === undefined) return fail(404, 'NoSuchKey');
      const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
      if (from === undefined) {
        response.writeHead(200, { 'content-length': bytes.length });
        response.end(bytes);
      } else if (Number(from) >= bytes.length) {
        fail(416, 'InvalidRange');
      } else {
        const part = bytes.subarray(Number(from), Number(to) + 1);
        response.writeHead(206, { 'content-length': part.length });
        response.end(part);
      }
    }
    return undefined;
  });
  return { ...server, objects, uploads };
}

/** The body without the chunk lines and the checksum behind it that `aws-chunked` adds. */
function unchunked(body: Buffer, encoding: string | undefined): Buffer {
  if (encoding?.includes('aws-chunked') !== true) return body;
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (size === 0) return Buffer.concat(parts);
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
