"""Invented names, employers and titles: the raw material of invented people. Any likeness to somebody is chance."""

from __future__ import annotations

from typing import Final

# Language of the conversation → first names, last names.
FIRST: Final[dict[str, tuple[str, ...]]] = {
    "en": tuple(
        "Ada Amara Ben Blessing Caleb Chloe Dana Darius Ellis Emeka Esme Finn Freya Gareth Grace Hana Hugo Imani Isla Jonah "
        "Kavya Keira Leon Lila Mabel Marcus Maya Mina Nadia Nia Noah Olive Omar Opal Priya Quentin Rafi Rhea Rowan Ruth "
        "Samir Selma Tessa Theo Uma Vera Vikram Wanda Xander Yara Zara Zoë Aoife Siân Niamh Anaïs".split()
    ),
    "de": tuple(
        "Anke Annika Bernd Britta Carsten Dörte Elke Fabian Florian Friederike Gesa Götz Hanne Heike Ingo Jörg Jürgen Karsten "
        "Käthe Lars Lotte Malte Margarete Nele Ole Ortrun Petra Ralf Rüdiger Sabine Söhnke Sönke Tanja Ulrike Uwe Volker "
        "Wiebke Yannick".split()
    ),
    "fr": tuple(
        "Adèle Aurélie Baptiste Benoît Camille Cécile Clément Colette Édith Éloïse Étienne Fabrice François Gaëlle Hélène "
        "Jérôme Joël Léa Loïc Lucie Maël Mathilde Noémie Océane Odile Pascal Quitterie Rémi Solène Théo Yann Zélie".split()
    ),
    "es": tuple(
        "Adrián Ainhoa Álvaro Andrés Begoña Belén Carmen Concha Diego Elías Fátima Gonzalo Inés Íñigo Joaquín José Lucía "
        "Marisol Martín Nuria Óscar Paloma Pilar Raúl Rocío Rubén Sofía Tomás Vicente Ximena".split()
    ),
    "pt": tuple(
        "Afonso Beatriz Bruno Catarina Conceição Davi Duarte Fernão Flávia Gonçalo Inês João Júlia Lourenço Luís Margarida "
        "Nuno Otávio Patrícia Rosa Rúben Sebastião Tânia Thaís Vitória".split()
    ),
    "other": (
        "Ахмад", "Βασιλική", "Ελένη", "Νίκος", "Олена", "Дмитро", "Наталія", "李", "美咲", "지훈", "ليلى", "يوسف", "נועה",
        "Łucja", "Żaneta", "Őrs", "Šárka", "Čeněk", "Øyvind", "Åsa", "Þóra", "Ağca", "İpek", "Nguyệt",
    ),
}  # fmt: skip
LAST: Final[dict[str, tuple[str, ...]]] = {
    "en": tuple(
        "Abara Adeyemi Ashdown Bellweather Birchall Blackwood Brackley Cartmel Chaudry Coldwell Dacre Danso Dunmore Eastley "
        "Fairbrook Farrowgate Gilmour Greenhalgh Hadley Hartigan Holloway Iveson Jessop Kestrel Kingsmere Larkfield Lindqvist "
        "Lockhart Marlowe Merrivale Mistry Netherton Oakhurst Okafor Osei Pemberley Penhallow Quiroga Rathbone Redfern "
        "Saltmarsh Sandhurst Silverdale Southgate Tamworth Thistleton Underhill Vance Wainscott Wetherby Whitlock Yarrow "
        "O'Farrell St.Clair Smith-Okoro McAllister".split()
    ),
    "de": tuple(
        "Ackerknecht Birkenfeld Brömmel Dünnwald Eichstätter Falkenrath Fährmann Grünhagen Hägele Immenhof Jüttner Kämpf "
        "Kornblüth Löwenstern Möhring Nüßlein Obermüller Pfäffle Quandtner Rösler Sägebrecht Schönhals Täubert Uhlenbrock "
        "Vogelsänger Weißhaupt Zöllner".split()
    ),
    "fr": tuple(
        "Aubépine Bérenger Boisclair Chênevert Clairval Delacôte Desprès Évrard Fontanelle Galépine Hautmont Jolibois Lachaîne "
        "Lefèbre Maréchaux Montclair Noirétable Périgny Quévremont Rivièrebois Sauvageon Thévenoux Valcourt Vertmont".split()
    ),
    "es": tuple(
        "Albarracín Buendía Casquero Domínguez-Rey Escudé Fuensanta Galíndez Hinojosa Iribarne Jarabo Lezcano Montalbán "
        "Navascués Ordóñez Peñalosa Quirós Riquelme Santibáñez Tordesillas Urrutia Villaseñor Zubizarra".split()
    ),
    "pt": tuple(
        "Alvarenga Bragança Camarão Damásio Esteves-Leão Figueirôa Gusmão Henriqueta Junqueira Lacerda Magalhães Nóbrega "
        "Orvalho Patrício Quintão Rebouças Sequeirão Távora Valadão Xavieiro".split()
    ),
    "other": (
        "Κυριακοπούλου", "Παπαδήμος", "Шевчук", "Коваленко", "王小", "佐々井", "박서", "الهاشم", "בן־דור", "Wójcikowska",
        "Dvořáčková", "Szűcsné", "Ångströmsson", "Guðmundar", "Yıldızoğlu", "Trần-Hà",
    ),
}  # fmt: skip
CREDENTIALS: Final = (", MBA", ", PhD", ", PMP", ", CPA, CFA", " 🚀", " (she/her)", ", M.Sc.", " ✔")

EMPLOYERS: Final = tuple(
    "Contoso|Fabrikam|Northwind Traders|Litware|Proseware|Adatum|Tailspin Toys|Wingtip|Woodgrove|Trey Research|Margie's Travel|"
    "Lucerne Publishing|Alpine Ski House|Blue Yonder Farm|City Power & Light|Coho Winery|Consolidated Messenger|Fourth Coffee|"
    "Graphic Design Institute|Humongous Insurance|School of Fine Art|Southridge Video|VanArsdel|Wide World Importers|"
    "Relecloud|Munson's Pickles|Nod Publishers|Bellows College|Best For You Organics|Lamna Healthcare|Fincher Architects|"
    "First Up Consultants|Liberty's Delightful|Olivia Wilson Studio|Harbourlight Clinic|Kestrel & Vane|Quayside Analytics|"
    "Tidewater Robotics|Umbra Lighting|Verdigris Energy|Saltmarsh Foods|Ninefold|Pellucid|Ostrava Textil|Brückner Werke|"
    "Ateliers Clairval|Hermanos Quirós|Casa do Orvalho|Nordlys Seafood|Sakura Optics".split("|")
)
LEGAL_FORMS: Final = ("", "", "", "", ", Ltd.", " Inc.", " GmbH", " S.A.", " LLC")

TITLES: Final = tuple(
    "Account Executive|Accountant|Architect|Art Director|Biologist|Business Analyst|Buyer|Chief Executive Officer|"
    "Chief of Staff|Civil Engineer|Consultant|Content Designer|Customer Success Manager|Data Analyst|Data Engineer|"
    "Design Lead|Director of Operations|Economist|Editor|Electrical Engineer|Event Manager|Founder|General Counsel|"
    "Head of Marketing|Head of Product|HR Business Partner|Investment Associate|IT Administrator|Journalist|"
    "Key Account Manager|Lab Technician|Lecturer|Managing Director|Marketing Specialist|Mechanical Engineer|"
    "Nurse Educator|Office Manager|Partner|Pharmacist|Physiotherapist|Policy Adviser|Product Manager|Professor|"
    "Project Manager|Purchasing Lead|QA Engineer|Recruiter|Research Fellow|Sales Development Representative|"
    "Sales Director|Scrum Master|Senior Developer|Social Worker|Software Engineer|Solutions Architect|Student|"
    "Supply Chain Planner|Talent Acquisition Partner|Teacher|Translator|UX Researcher|Vice President Sales|"
    "Vertriebsleiter|Geschäftsführerin|Chef de projet|Responsable marketing|Jefa de proyecto|Engenheira de dados".split(
        "|"
    )
)
SKILLS: Final = tuple(
    "Leadership|Project Management|Writing|Negotiation|Python|Excel|Facilitation|Strategy|Public Speaking|Teaching|"
    "Procurement|Data Analysis|Mentoring|Budgeting|Research".split("|")
)
