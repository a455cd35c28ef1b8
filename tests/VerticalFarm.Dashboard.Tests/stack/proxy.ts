import { type Server, type Socket, connect, createServer } from "node:net";

/** A wire between browser and gateway that can be cut and mended. */
export class Wire {
  private server: Server | null = null;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor(private readonly target: URL) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Begins to carry; after a cut on the same port as before. */
  mend(): Promise<void> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on("error", () => socket.destroy());
        socket.on("close", () => {
          this.sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
    });
    return new Promise((done, fail) => {
      this.server?.once("error", fail);
      this.server?.listen(this.port, "127.0.0.1", () => {
        const address = this.server?.address();
        if (typeof address === "object" && address) this.port = address.port;
        done();
      });
    });
  }

  /** Ends everything that is carried, and refuses what comes. */
  cut(): Promise<void> {
    this.sockets.forEach((socket) => socket.destroy());
    return new Promise((done) => (this.server ? this.server.close(() => done()) : done()));
  }
}
