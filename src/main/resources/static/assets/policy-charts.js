// Draws the tables of a back-test's result. Each table stays: the drawing only repeats it for the eye.
(function () {
  'use strict';

  var charts = [];

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function read(table) {
    var heads = Array.from(table.querySelectorAll('thead th'));
    var series = heads.filter(function (head) { return head.dataset.series; });
    var rows = Array.from(table.querySelectorAll('tbody tr'));
    return {
      names: rows.map(function (row) { return row.querySelector('th').textContent; }),
      series: series.map(function (head) {
        var column = heads.indexOf(head);
        return {
          key: head.dataset.series,
          name: head.textContent,
          shown: rows.map(function (row) { return row.children[column].textContent; }),
          values: rows.map(function (row) { return Number(row.children[column].dataset.value); })
        };
      })
    };
  }

  function short(value) {
    return new Intl.NumberFormat('en', {notation: 'compact'}).format(value);
  }

  function cut(name) {
    return name.length > 22 ? name.slice(0, 21) + '…' : name;
  }

  function options(data) {
    var text = colour('--text');
    var muted = colour('--muted');
    var line = colour('--line');
    var single = data.series.length === 1;
    return {
      animation: false,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily, color: text},
      grid: {left: 14, right: 44, top: single ? 4 : 30, bottom: 4, containLabel: true},
      legend: {show: !single, top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: {color: muted}},
      tooltip: {
        renderMode: 'richText',
        trigger: 'axis',
        axisPointer: {type: 'shadow'},
        backgroundColor: colour('--surface'),
        borderColor: line,
        textStyle: {color: text},
        formatter: function (points) {
          return data.names[points[0].dataIndex] + '\n' + points.map(function (point) {
            var one = data.series[point.seriesIndex];
            return one.name + ': ' + one.shown[point.dataIndex];
          }).join('\n');
        }
      },
      xAxis: {
        type: 'value',
        axisLabel: {color: muted, formatter: short, hideOverlap: true},
        splitLine: {lineStyle: {color: line}},
        minInterval: 1
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: data.names,
        axisLabel: {color: text, formatter: cut},
        axisLine: {lineStyle: {color: line}},
        axisTick: {show: false}
      },
      series: data.series.map(function (one) {
        return {
          type: 'bar',
          name: one.name,
          data: one.values,
          barMaxWidth: 18,
          barGap: '15%',
          itemStyle: {color: one.key === 'now' ? colour('--accent') : muted, borderRadius: 2},
          label: {show: true, position: 'right', color: text, formatter: function (point) { return short(point.value); }}
        };
      })
    };
  }

  function draw() {
    charts.forEach(function (chart) {
      chart.drawing.setOption(options(chart.data), true);
    });
  }

  function add(table) {
    var data = read(table);
    var plot = document.createElement('div');
    plot.className = 'plot';
    plot.setAttribute('aria-hidden', 'true');
    table.closest('.scroll').before(plot);
    plot.style.height = (data.series.length === 1 ? data.names.length * 1.75 + 2 : data.names.length * 2.75 + 4) + 'rem';
    charts.push({data: data, drawing: window.echarts.init(plot, null, {renderer: 'canvas'})});
  }

  if (!window.echarts) {
    return;
  }
  document.querySelectorAll('table[data-chart]').forEach(add);
  draw();
  window.addEventListener('resize', function () {
    charts.forEach(function (chart) { chart.drawing.resize(); });
  });
  new MutationObserver(draw).observe(document.documentElement, {attributes: true, attributeFilter: ['data-bs-theme']});
})();
