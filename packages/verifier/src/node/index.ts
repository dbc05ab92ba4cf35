export { recordFolder } from './folder.ts';
export { massChecksOnThreads } from './threads.ts';
export { verifyAddress, verifyFolder, type VerifyFolderOptions } from './verify-folder.ts';
