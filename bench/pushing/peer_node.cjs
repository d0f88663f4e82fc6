// node's web-push, used well: one agent with kept connections.
const { readFileSync } = require("node:fs");
const https = require("node:https");
const webpush = require("web-push");

const task = JSON.parse(readFileSync(process.argv[2], "utf8"));
const keys = webpush.generateVAPIDKeys();
const options = {
  TTL: 43200, urgency: "normal", topic: "x".repeat(32), timeout: task.timeout * 1000,
  vapidDetails: { subject: "mailto:bench@example.org", publicKey: keys.publicKey, privateKey: keys.privateKey },
  agent: new https.Agent({ keepAlive: true, maxSockets: task.at_once }),
};

async function everything(count) {
  let next = 0;
  async function some() {
    while (next < count) {
      const { endpoint, p256dh, auth } = task.phones[next++ % task.phones.length];
      const { statusCode } = await webpush.sendNotification({ endpoint, keys: { p256dh, auth } }, task.body, options);
      if (statusCode !== 201) throw new Error(String(statusCode));
    }
  }
  await Promise.all(Array.from({ length: task.at_once }, some));
}

everything(task.warm).then(async () => {
  const began = performance.now();
  const before = process.cpuUsage();
  await everything(task.messages);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - began) / 1000;
  console.log(JSON.stringify({ messages: task.messages, seconds, cpu: (user + system) / 1e6 }));
  process.exit(0);
});
