import { concat, sha256, uintBytes, utf8, type Bytes } from '@teller/basics';

/** Bits of the flags in authenticator data (Web Authentication level 3, section 6.1). */
export const flag = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 } as const;

/** What a browser would send after `navigator.credentials.create`. All but the names base64url. */
export interface RegistrationResponse {
  readonly id: string;
  readonly rawId: string;
  readonly type: 'public-key';
  readonly clientExtensionResults: Readonly<Record<string, never>>;
  readonly response: {
    readonly clientDataJSON: string;
    readonly attestationObject: string;
    readonly transports: 'internal'[];
  };
}

/**
 * The attestation object of a new passkey, attestation `none` (sections 6.5.1 and 8.7), in CBOR.
 *
 * @param key its public key: uncompressed point, 65 bytes, or RSA modulus
 */
export function attestationObject(relyingParty: string, id: Bytes, key: Bytes): Bytes {
  const isPoint = key.length === 65;
  const cose = isPoint
    ? concat(
        Uint8Array.of(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32),
        key.subarray(1, 33),
        Uint8Array.of(0x22, 0x58, 32),
        key.subarray(33),
      )
    : concat(
        Uint8Array.of(0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59),
        uintBytes(key.length, 2),
        key,
        Uint8Array.of(0x21, 0x43, 1, 0, 1),
      );
  const authData = concat(
    sha256(utf8(relyingParty)),
    Uint8Array.of(flag.userPresent | flag.userVerified | flag.attested),
    uintBytes(0, 4),
    new Uint8Array(16), // no model of authenticator
    uintBytes(id.length, 2),
    id,
    cose,
  );
  // {"fmt": "none", "attStmt": {}, "authData": bytes}
  return concat(
    Uint8Array.of(0xa3, 0x63),
    utf8('fmt'),
    Uint8Array.of(0x64),
    utf8('none'),
    Uint8Array.of(0x67),
    utf8('attStmt'),
    Uint8Array.of(0xa0, 0x68),
    utf8('authData'),
    Uint8Array.of(0x59),
    uintBytes(authData.length, 2),
    authData,
  );
}
