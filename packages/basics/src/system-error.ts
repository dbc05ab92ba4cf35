/** POSIX error names (IEEE Std 1003.1, errno.h) and the resolver's (RFC 3493 section 6.1), in words. */
const words: Readonly<Record<string, string>> = {
  EACCES: 'this account has no permission to',
  EADDRINUSE: 'another program uses that port',
  EAI_AGAIN: 'the name of the server can’t be looked up',
  ECONNREFUSED: 'nothing answers there',
  ECONNRESET: 'the connection broke',
  EDQUOT: 'this account’s share of the disk is full',
  EIO: 'the disk failed',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead round in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'there is no such file or folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  ENOTFOUND: 'there is no server of that name',
  EPERM: 'this account has no permission to',
  EROFS: 'the disk can only be read',
  ETIMEDOUT: 'nothing answers there',
};

/**
 * Why the operating system refused, as half a sentence that goes behind a colon; undefined for an
 * error that isn't the operating system's. Looks into causes, where `fetch` puts it, and into the errors that a
 * job gathers.
 */
export function systemErrorWords(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (Object.hasOwn(words, code)) return words[code];
    if (at instanceof AggregateError) {
      const all = at.errors.map(systemErrorWords);
      if (all.every((one) => one !== undefined)) return all[0];
    }
    // Of the DOM's timeouts (AbortSignal), and of the AWS SDK's.
    if (at.name === 'TimeoutError') return 'nothing answered in time';
  }
  return undefined;
}
