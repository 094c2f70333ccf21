// time.ts - the server's time on this device.
//
// Time belongs to the server.  Each of its replies carries `now`; between two
// replies the monotonic clock of the page counts on.  The device's own clock may
// be hours wrong and is used for one thing: to go on after a reload without a
// connection, with the difference that was last seen.

export interface DeviceClocks {
  /** Milliseconds that only count up. */
  monotonic(): number;
  /** Unix milliseconds as the device believes them. */
  wall(): number;
}

const device: DeviceClocks = { monotonic: () => performance.now(), wall: () => Date.now() };

export class ServerClock {
  /** Server time minus monotonic time, in milliseconds. */
  private offset: number | null = null;

  constructor(private readonly clocks: DeviceClocks = device) {}

  /** Takes over the `now` of a reply that has just come. */
  sync(now: string): void {
    const server = Date.parse(now);
    if (!Number.isNaN(server)) this.offset = server - this.clocks.monotonic();
  }

  /** Takes over the skew kept from an earlier visit, until the server is heard again. */
  restore(skewMs: number): void {
    this.offset ??= this.clocks.wall() + skewMs - this.clocks.monotonic();
  }

  /** Server time minus the device's time, in milliseconds. */
  skew(): number {
    return this.now() - this.clocks.wall();
  }

  /** The server's time in Unix milliseconds. */
  now(): number {
    return this.offset === null ? this.clocks.wall() : this.offset + this.clocks.monotonic();
  }

  /** Milliseconds until a moment of the server; negative behind it. */
  until(moment: string): number {
    return Date.parse(moment) - this.now();
  }
}
