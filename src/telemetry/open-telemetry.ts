import type { Span } from '@opentelemetry/api';
import { refuseUnknownOptions } from '../base/unknown-options.ts';
import type { ClientEvent, EventListener } from '../client/index.ts';

export interface OpenTelemetryOptions {
  /**
   * Name of the tracer.
   * @default 'lead-provider-sdk'
   */
  readonly tracerName?: string;
}

/**
 * A listener that makes a span of each request, by OpenTelemetry's conventions for HTTP clients, below the span that
 * is active when the call is made. Waits, retries and drift become events of the active span.
 *
 * @example
 * const dfe = createClient({ service: 'rect', environment: 'production', token, onEvent: await openTelemetry() });
 * @throws {Error} when `@opentelemetry/api` is not installed
 */
export async function openTelemetry(options: OpenTelemetryOptions = {}): Promise<EventListener> {
  refuseUnknownOptions('openTelemetry', options, ['tracerName']);
  const { tracerName = 'lead-provider-sdk' } = options;
  const { trace, SpanKind, SpanStatusCode } = await loadApi();
  const tracer = trace.getTracer(tracerName);
  const open = new Map<string, Span>();

  /** Ends the span of a request. */
  function end(event: Extract<ClientEvent, { type: 'response' | 'failure' }>): void {
    const key = keyOf(event);
    const span = open.get(key);
    open.delete(key);
    if (event.type === 'response') {
      span?.setAttribute('http.response.status_code', event.status);
      if (event.requestId !== null) span?.setAttribute('http.response.header.x-request-id', [event.requestId]);
      if (event.status >= 400)
        span?.setAttribute('error.type', String(event.status)).setStatus({ code: SpanStatusCode.ERROR });
    } else {
      span
        ?.setAttributes({ 'error.type': event.kind, 'lead_provider.outcome': event.outcome })
        .setStatus({ code: SpanStatusCode.ERROR });
    }
    span?.end();
  }

  return (event) => {
    if (event.type === 'request') {
      open.set(
        keyOf(event),
        tracer.startSpan(`${event.method} ${event.path}`, {
          kind: SpanKind.CLIENT,
          attributes: {
            'http.request.method': event.method,
            'url.template': event.path,
            'lead_provider.operation': event.operation,
            ...(event.attempt > 1 && { 'http.request.resend_count': event.attempt - 1 }),
          },
        }),
      );
    } else if (event.type === 'response' || event.type === 'failure') {
      end(event);
    } else {
      trace.getActiveSpan()?.addEvent(`lead_provider.${event.type}`, { 'lead_provider.operation': event.operation });
    }
  };
}

function keyOf({
  operation,
  call,
  attempt,
}: {
  readonly operation: string;
  readonly call: number;
  readonly attempt: number;
}): string {
  return `${operation} ${call} ${attempt}`;
}

async function loadApi(): Promise<typeof import('@opentelemetry/api')> {
  try {
    return await import('@opentelemetry/api');
  } catch (cause) {
    throw new Error(
      'openTelemetry needs the package @opentelemetry/api, which is not installed. Run: npm install @opentelemetry/api',
      { cause },
    );
  }
}
