/** A step of DfE or a school that the world does not allow. */
export class ActorError extends Error {
  override readonly name = 'ActorError';
  /** The step, for example `dfe.pay`. */
  readonly step: string;

  constructor(step: string, why: string) {
    super(`mock.${step}: ${why}`);
    this.step = step;
  }
}
