// A handful of facts that outlive the worker, in a cache of their own: who is signed in on this phone
// and what to keep for them ("page"), that and since when what is kept is old ("old"), which notifications were shown ("seen"), and that a sign-out
// still has to reach the server ("leaving").
(() => {
  const open = () => caches.open("notes");

  async function recall(name) {
    const note = await (await open()).match(`/${name}`);
    return note ? note.json() : null;
  }

  async function remember(name, value) {
    await (await open()).put(`/${name}`, Response.json(value));
  }

  const forgetNote = async (name) => (await open()).delete(`/${name}`);

  self.streepje = Object.assign(self.streepje ?? {}, { notes: { recall, remember, forget: forgetNote } });
})();
