"""Spanish: openings of a letter, and the ways of arranging, thanking, asking, offering, introducing, congratulating, selling."""

from __future__ import annotations

from typing import Final

from analyzer.cues.rules import NO_PHONE, Cue, Language

_DAY: Final = r"(?:mañana|hoy|esta (?:tarde|noche)|(?:el )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo))"
_NOT: Final = r"\b(?:no|nunca|cancelar|anular|aplazar|si pudi\w+|quizás?|tal vez|gustaría|podríamos|a ver si)\b"

SPANISH: Final = Language(
    code="es",
    greetings=("hola", "buenos días", "buenas tardes", "estimado", "estimada", "querido", "querida"),
    cues=(
        Cue(
            "arranged_call",
            gate=r"(?:te llamo|nos vemos|hablamos|quedamos|a las \d|gracias por (?:el|la) (?:caf|com|cen|lla|cha)|gr[ií]a verte|gusto verte|confirmo |nuestra (?:lla|reu|cha|cit))",
            says=(
                rf"\b(?:nos vemos|hablamos|quedamos) (?:entonces )?{_DAY}\b",
                rf"\b(?:perfecto|vale|listo|hecho),? (?:entonces |apuntado,? )*{_DAY} a las\b",
                rf"\bte llamo (?:yo|{_DAY}|luego|en un rato|esta)",
                r"\bgracias por (?:el|la) (?:café|comida|cena|llamada|charla) (?:de|del|ayer|el)\b",
                r"\b(?:qué|que) (?:alegría|gusto) verte (?:el|ayer|otra vez|de nuevo|anoche)",
                r"\bconfirmo (?:nuestra|la) (?:reunión|llamada|cita)\b",
                r"\bdespués de nuestra (?:llamada|reunión|charla)\b",
            ),
            unless=(r"\?", _NOT, r"\bcharla en\b", r"\bdoy una\b"),
        ),
        Cue(
            "phone_number",
            gate=r"[0-9][0-9 ()\-.]{6,}[0-9]",
            says=(
                r"(?:\b(?:num|tel[eé]?f\w*|tel|móvil|celular|fijo|whatsapp|localizar|ll[aá]m\w*|marca)\b|\bm[oó]vil\b|número nuevo)[^.!?\n\d]{0,60}\(?\+?\d[\d ()-]{7,}",
                r"(?:^|[\s:(])\(?\+(?:34|52|54|57|56|51)\)?[ -]?\d{1,4}(?:[ -]?\d{2,4}){2,4}\b",
            ),
            unless=(NO_PHONE, r"\b(?:pedido|factura|incidencia|seguimiento|expediente|línea de atención|iban|cuenta|referencia)\b"),
        ),
        Cue(
            "thanks",
            gate=r"(?:gracia|agradec|te debo una|detalle)",
            says=(
                r"\b(?:muchas |mil |muchísimas )?gracias (?:de nuevo |otra vez |de verdad |de corazón )?por ",
                r"\b(?:te|le|os|les) agradezco (?:mucho |muchísimo |de corazón )?(?:la|el|los|las|que|tu|su)",
                r"\bte debo una\b",
                r"\bqué detalle (?:acordarte|que)\b",
            ),
            unless=(
                r"\bde antemano\b", r"\bpor adelantado\b", r"\bgracias a (?:dios|la|el|los)\b", r"\bpero no\b", r"\ba todos\b",
                r"\bpor aceptar\b", r"\bfelicitaci", r"\bpor nada\b", r"\bsuscriptores\b",
            ),
        ),
        Cue(
            "ask",
            gate=r"(?:puedes|podr|sabes|conoces|presentar|ruego|ayuda|aceptar)",
            says=(
                r"(?:\bme |¿)(?:puedes|podrías|podría) (?:\w+ )?(?:decirme|pasar\w*|ayudar\w*|recomendar\w*|enviar\w*|mandar\w*|echar\w*|explicar\w*)",
                r"\bpodrías (?:decirme|ayudarme|pasarme|recomendarme|mandarme|echarme)\b",
                r"\bconoces a alguien\b",
                r"\bsabes (?:cómo|quién|dónde|si)\b",
                r"\bme presentarías a\b",
                r"\ble ruego me\b",
                r"\baceptaría (?:contestar|responder)\b",
                r"\bnecesito (?:tu|su) (?:ayuda|consejo)\b",
            ),
            unless=(r"\bqué día\b", r"\bcuándo\b", r"\ben qué puedo\b", r"\bminutos\b"),
        ),
        Cue(
            "offer",
            gate=r"(?:si quieres|si necesit|quiere que|son tuy|cuenta conmigo|gratis|sin pagar|aquí me tiene)",
            says=(
                r"\bsi (?:quieres|quiere|te viene bien|necesitas|necesita)(?: \w+){0,2},? (?:te|le|puedo|yo|cuenta|aquí)\b",
                r"\bquiere que le (?:pase|mande|envíe|preste)\b",
                r"\bson tuy[oa]s si\b",
                r"\bcuenta conmigo\b",
                r"\baquí me tiene\b",
                r"\bpuede ensayar en él sin pagar\b",
            ),
            unless=(r"\boferta\b", r"\bdescuento\b", r"\bno puedo ayudar", r"€|\beuros?\b", r"\bgratuita\b", r"\bauditoría\b"),
        ),
        Cue(
            "introduction",
            gate=r"(?:presento|presentar|en copia|en contacto|metido a los dos|te paso con)",
            says=(
                r"\b(?:te|le|os|les) presento a\b",
                r"\bpongo en copia a\b",
                r"\b(?:te|le|os|les) (?:pongo|he puesto) en contacto\b",
                r"\b(?:la|lo|te|le) voy a presentar (?:con|a)\b",
                r"\bos he metido a los dos\b",
                r"\bte paso con mi\b",
            ),
            unless=(r"\?", r"\bprefiero\b", r"\bno (?:te|os|le)\b", r"\bpodrías\b"),
        ),
        Cue(
            "congratulation",
            gate=r"(?:enhorabuena|felicidad|felicitacion|felicito|cumpleaños|sombrero)",
            says=(
                r"\benhorabuena\b",
                r"\b(?:muchas |mil |muchísimas )?felicidade+s (?:por|a los|a ti|a usted|a tod)",
                r"^\W*(?:muchas |mil )?felicidade+s\b",
                r"\bfelicitaciones(?: por|$|[.!])",
                r"\bfeliz cumpleaños\b",
                r"\bme quito el sombrero\b",
                r"\b(?:te|le|os) felicito\b",
            ),
            unless=(r"\bgracias por\b", r"\bme felicito\b", r"\?", r"\bla felicidad\b", r"\bfelicitó\b"),
        ),
        Cue(
            "pitch",
            gate=r"(?:ayudamos a|trabajo con coaches|líderes en|ofrecerle|ingresos extra|escuchar ofertas|auditoría|demo)",
            says=(
                r"\bayudamos a (?:\w+ ){0,3}(?:pymes|empresas|negocios|clínicas|profesionales|autónomos)\b",
                r"\bsomos (?:líderes|expertos|una agencia|una empresa) (?:en|de)\b",
                r"\bqueremos ofrecerle\b",
                r"\bingresos extra\b",
                r"\babiert[oa] a (?:escuchar|nuevas) (?:ofertas|oportunidades)\b",
                r"\b(?:auditoría|demo|consultoría|sesión) (?:gratuita|gratis|sin compromiso)\b",
                r"\bte regalo una (?:auditoría|sesión|consultoría)\b",
            ),
            unless=(r"\bestoy en paro\b", r"\bbusco\b", r"\bno me interesa\b", r"\bno nos interesa\b"),
        ),
        Cue(
            "mass_message",
            gate=r"(?:queridos todos|hola a todos|mensaje masivo|mis contactos|uno por uno|gente linda|buenas a todos|estimados)",
            says=(
                r"^\W*(?:queridos todos|queridas todas|hola a tod[oa]s|buenas a tod[oa]s|buenas,? gente|estimados (?:todos|colegas|socios))\b",
                r"\bmensaje masivo\b",
                r"\btodos mis contactos\b",
                r"\buno (?:por|a) uno\b",
            ),
            unless=(r"\bodio\b", r"\bborro\b"),
        ),
    ),
)  # fmt: skip
