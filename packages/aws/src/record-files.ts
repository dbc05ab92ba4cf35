import {
  CopyObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { defined, unreachable, type Bytes } from '@teller/basics';
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
        await put(name, bytes, { IfNoneMatch: '*' });
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
