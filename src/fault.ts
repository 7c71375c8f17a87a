/**
 * The one error of the house: a code with parameters, rendered in zh and en from `catalog/messages/{zh,en}.yaml` (parity tested).
 * Kind `input`: what came in is wrong (exit 2, HTTP 400/422); `refused`: the answer is no (exit 1, 403/409); `missing` (404); `internal` (500).
 */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly cell?: string;
  readonly field?: string;
  readonly item?: string;
}

export interface FaultInfo {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly where?: Place;
}

export class Fault extends Error {
  readonly kind: 'input' | 'refused' | 'missing' | 'conflict' | 'internal';
  readonly faults: readonly FaultInfo[];

  constructor(kind: Fault['kind'], faults: FaultInfo | readonly FaultInfo[], options?: ErrorOptions) {
    const list = Array.isArray(faults) ? (faults as readonly FaultInfo[]) : [faults as FaultInfo];
    super(list.map((f) => `${f.code} ${JSON.stringify(f.params)}${f.where ? ` at ${JSON.stringify(f.where)}` : ''}`).join('\n'), options);
    this.name = 'Fault';
    this.kind = kind;
    this.faults = list;
  }
}
