import type { News } from '../inside.ts';
import type { Desk } from './desk.ts';
import { faultAsListed } from './fault-as-listed.ts';
import { requestsAfter } from './requests-after.ts';

/** A browser keeps six connections to a server; a page and a terminal or two are all that listen. */
const MOST = 8;
/** Whoever does not read so much is let go, and comes again with the number of what it has seen. */
const MOST_UNREAD = 4 * 1024 * 1024;
/** Says that the connection stands, to what is in between as well. */
const BEAT_MS = 15_000;
/** Quicker than anybody sees. */
const GATHER_MS = 50;
/** More than anybody reads. */
const MOST_AT_ONCE = 50;

/** The streams of server-sent events. */
export class Events {
  #open = 0;

  constructor(private readonly desk: Desk) {}

  open(lastSeen: string | null): Response {
    const { mock, inside, present, living } = this.desk;
    const world = inside();
    if (this.#open >= MOST)
      return Response.json(
        { error: `${MOST} are listening already. Close one of them, or ask GET /__mock/requests?after=N instead.` },
        { status: 503 },
      );
    let end = (): void => undefined;
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          let waiting: (() => string)[] = [];
          let requests = 0;
          let skipped = 0;
          let timer: NodeJS.Timeout | undefined;
          const flush = (): void => {
            timer = undefined;
            const missing = skipped === 0 ? '' : `event: skipped\ndata: ${JSON.stringify({ count: skipped })}\n\n`;
            const text = missing + waiting.map((write) => write()).join('');
            waiting = [];
            [requests, skipped] = [0, 0];
            controller.enqueue(encoder.encode(text));
            if ((controller.desiredSize ?? 1) > 0) return;
            end();
            controller.close();
          };
          // written in one go for all that happens meanwhile, so that a mock under load is not held up by being watched
          const send = (write: () => string): void => {
            waiting.push(write);
            timer ??= setTimeout(flush, GATHER_MS);
          };
          const tell = (event: string, data: unknown, id?: number): void =>
            send(() => `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
          const hear = (news: News): void => {
            if (news.kind === 'request') {
              // of a rush some are told, and how many are not: whoever wants them all asks for the log after a number
              requests += 1;
              if (requests > MOST_AT_ONCE) skipped += 1;
              else tell('request', news.request, news.request.number);
              return;
            }
            if (news.kind === 'faults') tell('faults', news.faults.map(faultAsListed));
            else tell('clock', present());
          };
          const ends = [world.watch(hear), living.watch((told) => tell('live', told))];
          const beat = setInterval(() => send(() => ': here\n\n'), BEAT_MS);
          beat.unref();
          this.#open += 1;
          end = () => {
            end = () => undefined;
            this.#open -= 1;
            clearInterval(beat);
            clearTimeout(timer);
            for (const stop of ends) stop();
          };
          tell('clock', present());
          tell('faults', mock.faults.list.map(faultAsListed));
          const number = numberIn(lastSeen);
          if (number !== null)
            for (const request of requestsAfter(mock.requests, number)) tell('request', request, request.number);
          clearTimeout(timer);
          flush();
        },
        cancel: () => end(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
    );
    return new Response(stream, {
      headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
  }
}

const encoder = new TextEncoder();

const numberIn = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
