import { setupServer } from 'msw/node';
import { createMock } from 'lead-provider-sdk/mock';
import { handlers, type HandlerOptions } from 'lead-provider-sdk/mock/msw';

const options: HandlerOptions = { origin: 'https://mock.test' };
export const server = setupServer(...handlers(createMock({ service: 'rect' }), options));
