import { createMock } from 'lead-provider-sdk/mock';
import { handlers, type HandlerOptions } from 'lead-provider-sdk/mock/msw';
import { setupServer } from 'msw/node';

const options: HandlerOptions = { origin: 'https://mock.test' };
export const server = setupServer(...handlers(createMock({ service: 'rect' }), options));
