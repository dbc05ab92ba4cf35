import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
  type CompletedPart,
} from '@aws-sdk/client-s3';
import { concat, defined, unreachable, type Bytes } from '@teller/basics';
import type { Area, FileName, RecordFiles } from '@teller/service';
import { bounded, elsewhere } from './bounds.ts';

/**
 * Record files in an S3 bucket: `working/ELECTION/PATH` and `record/ELECTION/PATH`. Only what starts
 * with `record/` is served, at that very path.
 */
export function recordFiles(options: {
  readonly bucket: string;
  readonly endpoint?: string;
}): RecordFiles {
  const Bucket = options.bucket;
  const client = new S3Client({
    ...bounded({ attempt: 60_000, attempts: 3 }),
    ...elsewhere(options.endpoint),
    forcePathStyle: options.endpoint !== undefined,
  });

  async function put(
    name: FileName,
    bytes: Bytes,
    condition: { IfNoneMatch?: '*' },
  ): Promise<void> {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: keyOf(name),
        Body: bytes,
        ContentType: contentType(name.path),
        ...condition,
      }),
    );
  }

  /** What fits into one part goes in one request; more in parts, which are a file once all are there. */
  async function putStreamed(name: FileName, chunks: AsyncIterable<Bytes>): Promise<void> {
    const parts = partsOf(chunks);
    const first = await parts.next();
    const second = first.done === true ? first : await parts.next();
    if (second.done === true)
      return put(name, first.value ?? new Uint8Array(), { IfNoneMatch: '*' });
    const target = { Bucket, Key: keyOf(name) };
    const begun = await client.send(
      new CreateMultipartUploadCommand({ ...target, ContentType: contentType(name.path) }),
    );
    const upload = { ...target, UploadId: defined(begun.UploadId, 'an upload has an id') };
    const Parts: CompletedPart[] = [];
    const send = async (Body: Bytes): Promise<void> => {
      const PartNumber = Parts.length + 1;
      const { ETag } = await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      Parts.push({ PartNumber, ETag: defined(ETag, 'a part has a tag') });
    };
    try {
      await send(defined(first.value ?? undefined, 'a first part'));
      await send(second.value);
      for await (const part of parts) await send(part);
      await client.send(
        new CompleteMultipartUploadCommand({
          ...upload,
          MultipartUpload: { Parts },
          IfNoneMatch: '*',
        }),
      );
    } catch (error) {
      await client.send(new AbortMultipartUploadCommand(upload)).catch(() => undefined);
      throw error;
    }
    return undefined;
  }

  return {
    async read(name, range) {
      if (range !== undefined && range.length === 0) {
        const one = await this.read(name, { from: 0, length: 1 });
        return one === undefined ? undefined : new Uint8Array();
      }
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            Bucket,
            Key: keyOf(name),
            ...(range === undefined
              ? {}
              : { Range: `bytes=${range.from}-${range.from + range.length - 1}` }),
          }),
        );
        const bytes = await defined(Body, 'a file has a body').transformToByteArray();
        return new Uint8Array(bytes);
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        // Range not satisfiable: the file is there and ends before.
        if (statusOf(error) === 416) return new Uint8Array();
        throw error;
      }
    },

    async create(name, bytes) {
      try {
        if (bytes instanceof Uint8Array) await put(name, bytes, { IfNoneMatch: '*' });
        else await putStreamed(name, bytes);
        return 'created';
      } catch (error) {
        if (statusOf(error) === 412) return 'exists';
        throw error;
      }
    },

    async replace(name, bytes) {
      await put(name, bytes, {});
    },

    async publish(election, path) {
      const source = keyOf({ area: 'working', election, path });
      await client.send(
        new CopyObjectCommand({
          Bucket,
          Key: keyOf({ area: 'public', election, path }),
          CopySource: `${Bucket}/${source}`,
        }),
      );
    },
  };
}

/** S3 takes at most 10,000 parts, and none but the last below 5 MB. */
const partLength = 8 << 20;

async function* partsOf(chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes, undefined> {
  let pending: Bytes[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pending.push(chunk);
    length += chunk.length;
    if (length < partLength) continue;
    yield concat(...pending);
    pending = [];
    length = 0;
  }
  if (length > 0) yield concat(...pending);
  return undefined;
}

function keyOf({ area, election, path }: FileName): string {
  return `${folderOf(area)}/${election}/${path}`;
}

function folderOf(area: Area): string {
  switch (area) {
    case 'working':
      return 'working';
    case 'public':
      return 'record';
    default:
      return unreachable(area);
  }
}

function contentType(path: string): string {
  if (path.endsWith('.json')) return 'application/json';
  if (path.endsWith('.txt') || path.endsWith('.blt')) return 'text/plain; charset=utf-8';
  return 'application/octet-stream';
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
