"""Several modules as one file."""

import pytest

from app.pwa.modules import ModuleError, join


def test_each_keeps_its_scope_and_imports_what_comes_before_it() -> None:
    joined = join(
        {
            "js/stamp.js": 'import "./shared/outbox.js";\nconst own = 1;\nexport function stamp() { return own; }\n',
            "js/main.js": (
                'import "../vendor/idb.js";\nimport { stamp } from "./stamp.js";\n'
                'import { far as near } from "./far.js";\nconst own = stamp() + near;'
            ),
        }
    )
    assert joined == (
        'import * as outside0 from "/static/js/shared/outbox.js";\n'
        'import * as outside1 from "/static/vendor/idb.js";\n'
        'import * as outside2 from "/static/js/far.js";\n'
        "const part0 = (() => {\nconst own = 1;\nfunction stamp() { return own; }\nreturn { stamp };\n})();\n"
        "export const { stamp } = part0;\n"
        "const part1 = (() => {\nconst { stamp } = part0;\nconst { far: near } = outside2;\n"
        "const own = stamp() + near;\nreturn {  };\n})();\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'import { late } from "./late.js";\n',
        "export default 1;\n",
        "export let changing = 1;\n",
        'export * from "./x.js";\n',
        'import x from "./x.js";\n',
    ],
)
def test_a_form_that_it_does_not_know_is_refused(text: str) -> None:
    with pytest.raises(ModuleError, match="js/early"):
        join({"js/early.js": text, "js/late.js": "export const late = 1;\n"})
