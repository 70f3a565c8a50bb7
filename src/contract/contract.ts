/** What every generated operation has, whatever the specification says about it. */
export interface AnyOperation {
  parameters: { query?: unknown; header?: unknown; path?: unknown; cookie?: unknown };
  requestBody?: unknown;
  responses: unknown;
}

/**
 * The operations the wrappers call on `rect`. Generated `paths` without one of them do not compile, and the compiler
 * names it.
 */
export interface RectContract {
  '/api/v3/participants': { get: AnyOperation };
  '/api/v3/participants/{id}': { get: AnyOperation };
  '/api/v3/participants/{id}/defer': { put: AnyOperation };
  '/api/v3/participants/{id}/resume': { put: AnyOperation };
  '/api/v3/participants/{id}/withdraw': { put: AnyOperation };
  '/api/v3/participants/{id}/change-schedule': { put: AnyOperation };
  '/api/v3/participants/{id}/transfers': { get: AnyOperation };
  '/api/v3/participants/transfers': { get: AnyOperation };
  '/api/v3/unfunded-mentors': { get: AnyOperation };
  '/api/v3/unfunded-mentors/{id}': { get: AnyOperation };
  '/api/v3/participant-declarations': { get: AnyOperation; post: AnyOperation };
  '/api/v3/participant-declarations/{id}': { get: AnyOperation };
  '/api/v3/participant-declarations/{id}/void': { put: AnyOperation };
  '/api/v3/partnerships': { get: AnyOperation; post: AnyOperation };
  '/api/v3/partnerships/{id}': { get: AnyOperation; put: AnyOperation };
  '/api/v3/schools': { get: AnyOperation };
  '/api/v3/schools/{id}': { get: AnyOperation };
  '/api/v3/delivery-partners': { get: AnyOperation };
  '/api/v3/delivery-partners/{id}': { get: AnyOperation };
  '/api/v3/statements': { get: AnyOperation };
  '/api/v3/statements/{id}': { get: AnyOperation };
}

/** The operations the wrappers call on `ecf`. */
export interface EcfContract {
  '/api/v3/participants/ecf': { get: AnyOperation };
  '/api/v3/participants/ecf/{id}': { get: AnyOperation };
  '/api/v3/participants/ecf/{id}/defer': { put: AnyOperation };
  '/api/v3/participants/ecf/{id}/resume': { put: AnyOperation };
  '/api/v3/participants/ecf/{id}/withdraw': { put: AnyOperation };
  '/api/v3/participants/ecf/{id}/change-schedule': { put: AnyOperation };
  '/api/v3/participants/ecf/{id}/transfers': { get: AnyOperation };
  '/api/v3/participants/ecf/transfers': { get: AnyOperation };
  '/api/v3/unfunded-mentors/ecf': { get: AnyOperation };
  '/api/v3/unfunded-mentors/ecf/{id}': { get: AnyOperation };
  '/api/v3/participant-declarations': { get: AnyOperation; post: AnyOperation };
  '/api/v3/participant-declarations/{id}': { get: AnyOperation };
  '/api/v3/participant-declarations/{id}/void': { put: AnyOperation };
  '/api/v3/partnerships/ecf': { get: AnyOperation; post: AnyOperation };
  '/api/v3/partnerships/ecf/{id}': { get: AnyOperation; put: AnyOperation };
  '/api/v3/schools/ecf': { get: AnyOperation };
  '/api/v3/schools/ecf/{id}': { get: AnyOperation };
  '/api/v3/delivery-partners': { get: AnyOperation };
  '/api/v3/delivery-partners/{id}': { get: AnyOperation };
  '/api/v3/statements': { get: AnyOperation };
  '/api/v3/statements/{id}': { get: AnyOperation };
}

/** What generated `paths` must offer before a client can be built on them. */
export interface Contract {
  rect: RectContract;
  ecf: EcfContract;
}
