import type { Client, ListOptions, ReadOptions, SendOptions } from 'lead-provider-sdk';
import { expect, expectTypeOf, test } from 'vitest';

declare const rect: Client<'rect'>;
declare const ecf: Client<'ecf'>;
/** Only the compiler reads what is inside. */
const typesOnly = (read: () => unknown): void => expect(read).toBeTypeOf('function');
const id = '11111111-1111-4111-8111-111111111111';

type LastOf<F> = F extends (...args: infer A) => unknown
  ? Required<A> extends [...unknown[], infer L]
    ? L
    : never
  : never;

test('every write takes onSend and maxSends', () => {
  interface Asked {
    readonly onSend?: (send: { readonly attempt: number; readonly at: Date }) => void | Promise<void>;
    readonly maxSends?: number;
  }
  expectTypeOf<Pick<SendOptions, 'onSend' | 'maxSends'>>().toEqualTypeOf<Asked>();
  type Of<R extends 'declarations' | 'participants' | 'partnerships', M extends keyof Client<'rect'>[R]> = NonNullable<
    LastOf<Client<'rect'>[R][M]>
  >;
  expectTypeOf<Of<'declarations', 'create' | 'void'>>().toExtend<Asked>();
  expectTypeOf<Of<'participants', 'defer' | 'resume' | 'withdraw' | 'changeSchedule'>>().toExtend<Asked>();
  expectTypeOf<Of<'partnerships', 'create' | 'update'>>().toExtend<Asked>();
  typesOnly(() =>
    ecf.declarations.void(id, { onSend: ({ attempt, at }) => expect(at.getTime()).toBe(attempt.toFixed()) }),
  );
  typesOnly(() => rect.participants.resume(id, { course_identifier: 'ecf-induction' }, { maxSends: 1 }));
  // @ts-expect-error what it is told is not to be changed
  typesOnly(() => rect.declarations.void(id, { onSend: (send) => (send.attempt = 2) }));
  // @ts-expect-error a number is what it has to be
  typesOnly(() => rect.declarations.void(id, { maxSends: '2' }));
});

test('no read does', () => {
  expectTypeOf<Extract<keyof ReadOptions | keyof ListOptions, 'onSend' | 'maxSends'>>().toBeNever();
  // @ts-expect-error a read sends nothing that could be lost
  typesOnly(() => rect.declarations.get(id, { onSend: () => undefined }));
  // @ts-expect-error a read sends nothing that could be lost
  typesOnly(() => rect.participants.list({}, { onSend: () => undefined }));
  // @ts-expect-error a read sends nothing that could be lost
  typesOnly(() => rect.partnerships.get(id, { maxSends: 1 }));
});
