import { Base64url, Text } from '@teller/election';
import * as z from 'zod/mini';

// What browsers and the office tell each other of passkeys: the JSON forms of Web Authentication level 3,
// sections 5.1.8 to 5.1.10, as far as it is used here.

/** A passkey that may be used, or may not be made again. */
interface KnownPasskey {
  readonly type: 'public-key';
  /** Credential id, base64url. */
  readonly id: string;
}

/** What `navigator.credentials.create` takes. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[];
  /** Milliseconds. */
  readonly timeout: number;
  readonly attestation: 'none';
  readonly authenticatorSelection: {
    readonly residentKey: 'preferred';
    readonly userVerification: 'required';
  };
  readonly excludeCredentials: readonly KnownPasskey[];
}

/** What `navigator.credentials.get` takes, but for the challenge. */
export interface RequestOptions {
  /** The challenge is `signInChallenge` of it, which the officer's page works out itself. */
  readonly nonce: string;
  readonly rpId: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly userVerification: 'required';
  readonly allowCredentials: readonly KnownPasskey[];
}

interface Credential {
  readonly id: string;
  /** The same as `id`. */
  readonly rawId: string;
  readonly type: 'public-key';
  /** Extension results stay in the browser: they may carry secrets of the authenticator. */
  readonly clientExtensionResults: object;
}

/** What a browser sends after it has made a passkey. */
export interface NewPasskey extends Credential {
  readonly response: { readonly clientDataJSON: string; readonly attestationObject: string };
}

/** What a browser sends after a passkey has signed a challenge. */
export interface PasskeyAnswer extends Credential {
  readonly response: {
    readonly clientDataJSON: string;
    readonly authenticatorData: string;
    readonly signature: string;
  };
}

const credential = Base64url({ atMost: 1023 });
const sameId = ({ id, rawId }: { readonly id: string; readonly rawId: string }): boolean =>
  id === rawId;
/** Which passkey answers. */
const named = {
  id: credential,
  rawId: credential,
  type: z.literal('public-key'),
};
/** Members that browsers send along and nothing here reads. */
const around = {
  authenticatorAttachment: z.nullish(z.string().check(z.maxLength(40))),
  clientExtensionResults: z.looseObject({}),
};

const KnownPasskeySchema: z.ZodMiniType<KnownPasskey> = z.object({
  type: z.literal('public-key'),
  id: credential,
});

export const CreationOptionsSchema: z.ZodMiniType<CreationOptions> = z.object({
  challenge: Base64url({ exactly: 32 }),
  rp: z.object({ id: Text(253), name: Text(200) }),
  user: z.object({ id: Base64url({ exactly: 16 }), name: Text(200), displayName: Text(200) }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  attestation: z.literal('none'),
  authenticatorSelection: z.object({
    residentKey: z.literal('preferred'),
    userVerification: z.literal('required'),
  }),
  excludeCredentials: z.array(KnownPasskeySchema),
});

export const RequestOptionsSchema: z.ZodMiniType<RequestOptions> = z.object({
  nonce: Base64url({ exactly: 32 }),
  rpId: Text(253),
  timeout: z.int(),
  userVerification: z.literal('required'),
  allowCredentials: z.array(KnownPasskeySchema),
});

export const NewPasskeySchema: z.ZodMiniType<NewPasskey> = z
  .strictObject({
    ...named,
    response: z.strictObject({
      clientDataJSON: Base64url({ atMost: 2048 }),
      attestationObject: Base64url({ atMost: 16_384 }),
      authenticatorData: z.optional(z.string().check(z.maxLength(8192))),
      transports: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10))),
      publicKeyAlgorithm: z.optional(z.number()),
      publicKey: z.nullish(z.string().check(z.maxLength(2048))),
    }),
    ...around,
  })
  .check(z.refine(sameId));

export const PasskeyAnswerSchema: z.ZodMiniType<PasskeyAnswer> = z
  .strictObject({
    ...named,
    response: z.strictObject({
      clientDataJSON: Base64url({ atMost: 2048 }),
      authenticatorData: Base64url({ atMost: 1024 }),
      signature: Base64url({ atMost: 80 }),
      userHandle: z.nullish(z.string().check(z.maxLength(200))),
    }),
    ...around,
  })
  .check(z.refine(sameId));
