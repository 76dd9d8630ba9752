${greeting}

<#list paragraphs as paragraph>
${paragraph}

</#list>
<#list rows as row>
${row.label}: ${row.value}
</#list>

${closing}
<#list signature as line>
${line}
</#list>

${automatic}
