/**
 * A service in a process of its own that counts requests when they arrive. What a network does is done here: a request
 * is on its way for a random time before it counts, and its answer for another.
 */
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Counted, Latency } from './service.ts';

let latency: Latency = { wayMs: 0, answerMs: 0, slowFirst: 0 };
let seen = 0;
let arrivals: number[] = [];
let underWay = 0;
let mostUnderWay = 0;
let sockets = 0;
let mostSockets = 0;

const body = JSON.stringify({
  data: { id: '11111111-1111-4111-8111-111111111111', type: 'statement', attributes: {} },
});

const server = createServer((_, response) => {
  seen += 1;
  underWay += 1;
  mostUnderWay = Math.max(mostUnderWay, underWay);
  const wayMs = seen <= latency.slowFirst ? 1400 : latency.wayMs;
  void sleep(Math.random() * wayMs)
    .then(() => {
      arrivals.push(performance.now());
      return sleep(Math.random() * latency.answerMs);
    })
    .then(() => {
      underWay -= 1;
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
});
server.on('connection', (socket) => {
  sockets += 1;
  mostSockets = Math.max(mostSockets, sockets);
  socket.on('close', () => {
    sockets -= 1;
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});

process.on('message', (message: Latency | 'tell') => {
  if (message === 'tell') {
    const counted: Counted = { arrivals, mostUnderWay, mostSockets };
    process.send?.(counted);
    return;
  }
  latency = message;
  seen = 0;
  arrivals = [];
  mostUnderWay = underWay;
  mostSockets = sockets;
});
process.on('disconnect', () => process.exit());
